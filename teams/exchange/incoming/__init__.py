"""What comes in: a file of any kind, read and proposed; people from a sheet."""
