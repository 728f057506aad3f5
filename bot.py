"""The front door: `python bot.py` starts Minga, `python bot.py --help` says what else she can do."""

from handlers.front_door import main

if __name__ == "__main__":
    main()
