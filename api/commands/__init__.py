"""What the command line does: serve and its processes, accounts, imports, the demo, the OpenAPI document."""
