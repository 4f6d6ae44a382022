"""The methods about the bot's connection, and its files."""

from typing import Final

from tests.botapi.errors import ApiError, Json, bad_request
from tests.botapi.parameters import Parameters
from tests.botapi.world import World

_MAX_DOWNLOAD: Final = 20 * 2**20


class Service:
    """Who the bot is, that it polls, and what it may download."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def get_me(self, _: Parameters) -> Json:
        """The bot's own user."""
        return self._world.bot

    async def delete_webhook(self, parameters: Parameters) -> bool:
        """No webhook is ever set; pending updates may be dropped."""
        if parameters.flag("drop_pending_updates"):
            self._world.updates.drop()
        return True

    async def get_webhook_info(self, _: Parameters) -> Json:
        """That there is none."""
        pending = self._world.updates.pending
        return {"url": "", "has_custom_certificate": False, "pending_update_count": pending}

    async def get_file(self, parameters: Parameters) -> Json:
        """Where a file can be downloaded."""
        stored = self._world.files.get(parameters.text("file_id"))
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(stored.content) > _MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return {
            "file_id": stored.file_id,
            "file_unique_id": stored.file_id[-8:],
            "file_size": len(stored.content),
            "file_path": stored.path,
        }

    def download(self, path: str) -> bytes:
        """The content of a file; ApiError 404 where there is none."""
        for stored in self._world.files.values():
            if stored.path == path:
                return stored.content
        raise ApiError(404, "Not Found")
