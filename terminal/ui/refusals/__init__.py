"""Every refusal in words: what it means, why, and what to do next."""
