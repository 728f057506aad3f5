"""Working days where the calendar of a country may not be known: there, Monday to Friday are."""

from datetime import date, timedelta

from bot.times.holidays import is_working_day

ONE_DAY = timedelta(days=1)


def is_working(day: date, country: str) -> bool:
    """Whether people of a country (ISO 3166-1, or "" for an unknown one) work on that day."""
    if day.weekday() >= 5:
        return False
    try:
        return is_working_day(day, country) if country else True
    except (AttributeError, NotImplementedError):
        return True


def on_or_before(day: date, country: str) -> date:
    """Give the day itself if people work on it, else the last working day before it."""
    while not is_working(day, country):
        day -= ONE_DAY
    return day


def on_or_after(day: date, country: str) -> date:
    """Give the day itself if people work on it, else the next working day."""
    while not is_working(day, country):
        day += ONE_DAY
    return day


def earlier(day: date, number: int, country: str) -> date:
    """Give the working day that lies so many working days before a day."""
    for _ in range(number):
        day = on_or_before(day - ONE_DAY, country)
    return day
