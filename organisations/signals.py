"""What other apps may want to know of an organisation's members."""

from django.dispatch import Signal

member_joined = Signal()
"""``membership``, and the ``email`` of the invitation that was accepted, in the organisation's scope."""

member_left = Signal()
"""``membership``, about to be deleted, in the organisation's scope."""
