"""What the status pill stands for, in full."""
