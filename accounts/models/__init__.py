"""Who may enter, where they work, and as what."""

from accounts.models.membership import Membership
from accounts.models.post import Post
from accounts.models.user import User

__all__ = ["Membership", "Post", "User"]
