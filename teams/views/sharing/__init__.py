"""Share links: the page on which they are made, and what whoever has one reads."""
