"""Files that strangers made are opened in a process of their own, which has nothing and may do next to nothing."""
