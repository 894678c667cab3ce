"""Mails to people with an account."""

import logging

from django.core.mail import EmailMessage

logger = logging.getLogger(__name__)


def send(message: EmailMessage) -> bool:
    """Whether a mail server took it; where none did, the log says why and the page goes on."""
    try:
        message.send()
    except OSError:  # smtplib's errors are among them
        logger.exception("A mail could not be sent to %s.", ", ".join(message.to))
        return False
    return True
