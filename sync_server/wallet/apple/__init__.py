"""Apple Wallet: signed pass files, and pushes that make phones fetch them again."""
