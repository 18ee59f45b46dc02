"""Read and write what mail services post and take: what Postmark, Mailgun, SendGrid, Brevo and Resend share.

The provider modules of those names are built on it. Each service names its fields and words differently; ``EventForm`` says where the
fields are, ``data/events.toml`` what the words mean, and one reader does the rest.
"""
