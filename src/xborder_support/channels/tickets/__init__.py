"""Read and write what the tickets of all help desks share: comments, changes, secrets in headers, the form a shop writes itself."""
