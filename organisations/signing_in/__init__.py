"""What Remit adds to django-allauth: its words, its rules, and the pages of one's own account."""
