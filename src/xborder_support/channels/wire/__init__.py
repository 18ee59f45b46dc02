"""Read payloads that nobody can be trusted to have written: JSON, forms, signatures, and the events made of them."""
