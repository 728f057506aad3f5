"""Posts: the functions that answer for places and themes."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from sqlalchemy import Table, select

from data.among import among
from data.model import Post
from data.repository import DirectoryRepository
from data.tables import post_places, post_themes, posts

ORDER = (posts.c.rank, posts.c.id)


class Posts(DirectoryRepository[Post]):
    """Functions in organisations; whom to ask first comes first."""

    table = posts
    record = Post
    kind = "post"
    links: ClassVar[Mapping[str, Table]] = {"place_ids": post_places, "theme_ids": post_themes}

    def of_organisations(self, organisation_ids: Collection[int]) -> tuple[Post, ...]:
        """The posts of these organisations, by rank."""
        return self._records(select(posts).where(among(posts.c.organisation_id, organisation_ids)).order_by(*ORDER))

    def covering_places(self, place_ids: Collection[int]) -> tuple[Post, ...]:
        """The posts that cover one of these very places, by rank."""
        return self._records(self._naming("place_ids", place_ids).order_by(*ORDER))

    def covering_themes(self, theme_ids: Collection[int]) -> tuple[Post, ...]:
        """The posts that cover one of these themes, by rank."""
        return self._records(self._naming("theme_ids", theme_ids).order_by(*ORDER))
