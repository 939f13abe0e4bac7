"""What every messaging channel needs: nothing lost, nothing doubled, everything in order.

A bridge turns what its service delivers into `Incoming`, gives it to `Desk.accept` (which writes it down before it
returns: then the service may be told so), and implements `Channel`. The desk does the rest.
"""
