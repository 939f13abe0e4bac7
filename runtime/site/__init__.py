"""What the assistant serves to browsers: its page, and the widget that other sites embed."""
