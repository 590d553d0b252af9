"""Links without an account: one purpose each, a second fact, few tries. What their pages and their mails share."""
