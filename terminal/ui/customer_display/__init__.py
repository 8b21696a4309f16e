"""The second screen, where the customer looks: in the shop's own colours, and never in the way."""
