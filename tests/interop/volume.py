"""Makes a pool in FOLDER, sends a volume's bytes up and down again, and removes all of it. Prints what came back."""
import hashlib
import json
import os
import sys

import libvirt

uri, folder = sys.argv[1], sys.argv[2]
size, piece = 8 << 20, os.urandom(1 << 20)
connection = libvirt.open(uri)
pool = connection.storagePoolCreateXML(
    f"<pool type='dir'><name>passing</name><target><path>{folder}</path></target></pool>")
volume = pool.createXML(
    f"<volume><name>v.raw</name><capacity>{size}</capacity><target><format type='raw'/></target></volume>")

up = connection.newStream(0)
volume.upload(up, 0, size, 0)
for _ in range(size // len(piece)):
    sent = 0
    while sent < len(piece):
        sent += up.send(piece[sent:sent + 262144])
up.finish()

down, got = connection.newStream(0), b""
volume.download(down, 0, size, 0)
while chunk := down.recv(262120):
    got += chunk
down.finish()

info = volume.info()
volume.delete(0)
pool.destroy()
print(json.dumps({
    "same": hashlib.sha256(got).digest() == hashlib.sha256(piece * (size // len(piece))).digest(),
    "info": info,
    "left": os.listdir(folder),
    "pools": [each.name() for each in connection.listAllStoragePools()],
}))
