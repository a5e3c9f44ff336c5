"""The table of what is counted over all processes: tries to sign in, mails asked for.

It is the one that Django's database cache expects. Unlogged: to lose counts in a crash costs nothing,
and writing them costs less.
"""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            [
                "CREATE UNLOGGED TABLE remit_counters ("
                "cache_key varchar(255) NOT NULL PRIMARY KEY,"
                " value text NOT NULL,"
                " expires timestamp with time zone NOT NULL)",
                "CREATE INDEX remit_counters_expires ON remit_counters (expires)",
            ],
            ["DROP TABLE remit_counters"],
        )
    ]
