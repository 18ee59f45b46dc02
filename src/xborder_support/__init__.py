"""Decide, for shops, how to serve a customer across borders: message in, explained plan out."""
