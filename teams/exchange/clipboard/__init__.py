"""What spreadsheets put on the clipboard, read as cells of a matrix."""
