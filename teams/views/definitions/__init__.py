"""An organisation's own definitions beside the shipped ones: looked at by its members, changed by its administrators."""
