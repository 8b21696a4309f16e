"""What a scan or an action came to, over the whole screen."""
