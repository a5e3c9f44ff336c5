"""The log read: who did what, when; the matrix at any revision; what lies between two of them."""
