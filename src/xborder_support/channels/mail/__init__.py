"""Read and write mails: what every channel that arrives by mail shares.

The provider modules ``email`` and ``amazon`` are built on it.
"""
