"""Hold the rules: one module a question, each with its ``CHECKS``."""
