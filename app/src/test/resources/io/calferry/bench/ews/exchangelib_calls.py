"""Exercises an EWS server with exchangelib, a client that other people wrote.

Arguments: the address of EWS, the address of autodiscover. Prints a line for each call: what was
called, and what came of it. Fails where the server does not keep to what exchangelib expects.
"""

import logging
import sys
import threading

from exchangelib import (
    BASIC,
    DELEGATE,
    IMPERSONATION,
    NTLM,
    Account,
    Attendee,
    Build,
    CalendarItem,
    Configuration,
    Credentials,
    EWSDate,
    EWSDateTime,
    EWSTimeZone,
    FileAttachment,
    HTMLBody,
    Mailbox,
    Version,
)
from exchangelib.autodiscover.discovery.pox import PoxAutodiscovery
from exchangelib.autodiscover.discovery.soap import SoapAutodiscovery
from exchangelib.errors import ErrorInvalidSyncStateData, ErrorItemNotFound
from exchangelib.extended_properties import ExtendedProperty
from exchangelib.folders import Calendar
from exchangelib.items import SEND_TO_NONE
from exchangelib.properties import EWS_ID, HEX_ENTRY_ID, AlternateId
from exchangelib.recurrence import (
    AbsoluteMonthlyPattern,
    AbsoluteYearlyPattern,
    DailyPattern,
    Recurrence,
    RelativeMonthlyPattern,
    RelativeYearlyPattern,
    WeeklyPattern,
)

logging.disable(logging.WARNING)

ENDPOINT, AUTODISCOVER = sys.argv[1], sys.argv[2]
BERLIN = EWSTimeZone("Europe/Berlin")


class OurMark(ExtendedProperty):
    distinguished_property_set_id = "PublicStrings"
    property_name = "OurMark"
    property_type = "String"


CalendarItem.register("our_mark", OurMark)


def said(call, result):
    print(f"{call}: {result}", flush=True)


def account(auth_type=BASIC, user="ada@example.org", access=DELEGATE, of="ada@example.org"):
    config = Configuration(
        service_endpoint=ENDPOINT,
        credentials=Credentials(user, "hunter2 of ada"),
        auth_type=auth_type,
        version=Version(Build(15, 2, 1544, 14)),
        max_connections=4,
    )
    return Account(of, config=config, access_type=access, autodiscover=False, default_timezone=BERLIN)


def at(*numbers):
    return EWSDateTime(*numbers, tzinfo=BERLIN)


def local(time):
    return time.astimezone(BERLIN).strftime("%Y-%m-%d %H:%M")


ada = account()
calendar = ada.calendar

# Folders
said("GetFolder", (calendar.name, calendar.folder_class, calendar.total_count))
said("FindFolder deep", sorted(f.name for f in ada.msg_folder_root.walk()))
team = Calendar(parent=calendar, name="Team")
team.save()
said("CreateFolder", [f.name for f in calendar.children])
team.name = "Group"
team.save()
said("UpdateFolder", team.name)
said("SyncFolderHierarchy", sorted(f.name for kind, f in ada.root.sync_hierarchy())[:2])
team.delete()
calendar.root.clear_cache()
said("DeleteFolder", [f.name for f in ada.calendar.children])
calendar = ada.calendar

# Items
single = CalendarItem(
    account=ada,
    folder=calendar,
    subject="Single",
    body=HTMLBody("<html><body><p>Hello</p></body></html>"),
    start=at(2026, 3, 2, 10, 0),
    end=at(2026, 3, 2, 11, 0),
    location="Here",
    categories=["Red", "Blue"],
    legacy_free_busy_status="Tentative",
    sensitivity="Private",
    importance="High",
    reminder_is_set=True,
    reminder_minutes_before_start=20,
    required_attendees=[Attendee(mailbox=Mailbox(email_address="bob@example.org"), response_type="Accept")],
    our_mark="mark",
)
single.save(send_meeting_invitations=SEND_TO_NONE)
read = calendar.get(id=single.id, changekey=single.changekey)
said(
    "CreateItem, GetItem",
    (
        read.subject,
        local(read.start),
        local(read.end),
        read.location,
        read.categories,
        read.legacy_free_busy_status,
        read.sensitivity,
        read.importance,
        read.reminder_is_set,
        read.reminder_minutes_before_start,
        [a.mailbox.email_address for a in read.required_attendees],
        read.our_mark,
        read.type,
        str(read._start_timezone),
        "Hello" in read.body,
        read.text_body,
        read.is_meeting,
        read.my_response_type,
        read.organizer.email_address,
    ),
)
old_key = single.changekey
single.subject = "Changed"
single.categories = None
single.save(update_fields=["subject", "categories"], send_meeting_invitations=SEND_TO_NONE)
single.refresh()
said("UpdateItem", (single.subject, single.categories, single.changekey != old_key))
said("FindItem by mark", [i.subject for i in calendar.filter(our_mark="mark")])
said("FindItem by subject", [i.subject for i in calendar.filter(subject__istartswith="chang").only("subject")])
said("FindItem count", calendar.filter(start__gt=at(2026, 1, 1, 0, 0)).count())
said("MimeContent", b"SUMMARY:Changed" in single.mime_content)
attachment = FileAttachment(name="plan.txt", content=b"a plan")
single.attach(attachment)
single.refresh()
said("CreateAttachment, GetAttachment", [(a.name, a.content) for a in single.attachments])

day = CalendarItem(
    account=ada,
    folder=calendar,
    subject="Day",
    start=EWSDate(2026, 6, 10),
    end=EWSDate(2026, 6, 10),
    is_all_day=True,
)
day.save(send_meeting_invitations=SEND_TO_NONE)
day.refresh()
said("all day", (day.start, day.end, day.duration))
others = ada.bulk_create(
    folder=calendar,
    items=[
        CalendarItem(subject=f"Bulk {n}", start=at(2026, 4, n, 9, 0), end=at(2026, 4, n, 10, 0))
        for n in range(1, 26)
    ],
    send_meeting_invitations=SEND_TO_NONE,
)
said("CreateItem of 25", len(others))
found = calendar.filter(subject__startswith="Bulk").order_by("-start").only("subject", "start")
found.page_size = 7
said("FindItem paged and sorted", [i.subject for i in found][:3])
said("DeleteItem of 25", sum(1 for r in ada.bulk_delete(others, send_meeting_cancellations=SEND_TO_NONE) if r is True))
try:
    calendar.get(id=others[0].id, changekey=others[0].changekey)
except ErrorItemNotFound:
    said("GetItem of what is gone", "ErrorItemNotFound")

# Series
patterns = {
    "daily": Recurrence(pattern=DailyPattern(interval=2), start=EWSDate(2026, 5, 4), number=5),
    "weekly": Recurrence(
        pattern=WeeklyPattern(interval=1, weekdays=["Monday", "Thursday"], first_day_of_week="Monday"),
        start=EWSDate(2026, 5, 4),
        end=EWSDate(2026, 6, 30),
    ),
    "absolute monthly": Recurrence(
        pattern=AbsoluteMonthlyPattern(interval=1, day_of_month=31), start=EWSDate(2026, 5, 4), number=3
    ),
    "relative monthly": Recurrence(
        pattern=RelativeMonthlyPattern(interval=2, weekday="Weekday", week_number="Last"),
        start=EWSDate(2026, 5, 4),
        number=4,
    ),
    "absolute yearly": Recurrence(
        pattern=AbsoluteYearlyPattern(day_of_month=29, month="February"), start=EWSDate(2026, 1, 1), number=3
    ),
    "relative yearly": Recurrence(
        pattern=RelativeYearlyPattern(weekday="WeekendDay", week_number="Second", month="October"),
        start=EWSDate(2026, 5, 4),
        number=2,
    ),
}
for name, recurrence in patterns.items():
    series = CalendarItem(
        account=ada,
        folder=calendar,
        subject=name,
        start=at(2026, 5, 4, 9, 0),
        end=at(2026, 5, 4, 9, 30),
        recurrence=recurrence,
    )
    series.save(send_meeting_invitations=SEND_TO_NONE)
    series.refresh()
    said(
        f"series {name}",
        (
            series.type,
            type(series.recurrence.pattern).__name__,
            type(series.recurrence.boundary).__name__,
            local(series.first_occurrence.start),
            local(series.last_occurrence.start),
        ),
    )
weekly = calendar.get(subject="weekly")
third = weekly.occurrence(index=3)
third.refresh()
said("OccurrenceItemId", (third.type, local(third.start)))
third.subject = "weekly, but other"
third.start = at(2026, 5, 11, 15, 0)
third.end = at(2026, 5, 11, 16, 0)
third.save(update_fields=["subject", "start", "end"], send_meeting_invitations=SEND_TO_NONE)
weekly.refresh()
said(
    "modified occurrence",
    [(local(o.start), local(o.original_start)) for o in weekly.modified_occurrences],
)
weekly.occurrence(index=4).delete(send_meeting_cancellations=SEND_TO_NONE)
weekly.refresh()
said("deleted occurrence", [local(o.start) for o in weekly.deleted_occurrences])
in_view = list(calendar.view(start=at(2026, 5, 10, 0, 0), end=at(2026, 5, 22, 0, 0)))
said("CalendarView", [(i.subject, i.type, local(i.start)) for i in in_view if "weekly" in i.subject])
master = in_view[0].recurring_master()
master.refresh()
said("RecurringMasterItemId", master.type)

# Sync
changes = list(calendar.sync_items(only_fields=["subject"], max_changes_returned=3))
said("SyncFolderItems first", (len(changes), {kind for kind, _ in changes}))
state = calendar.item_sync_state
weekly.occurrence(index=1).delete(send_meeting_cancellations=SEND_TO_NONE)
day.delete(send_meeting_cancellations=SEND_TO_NONE)
CalendarItem(
    account=ada, folder=calendar, subject="New", start=at(2026, 7, 1, 9, 0), end=at(2026, 7, 1, 10, 0)
).save(send_meeting_invitations=SEND_TO_NONE)
said(
    "SyncFolderItems next",
    [(kind, getattr(what, "subject", None)) for kind, what in calendar.sync_items(sync_state=state)],
)
try:
    list(calendar.sync_items(sync_state="bm9uc2Vuc2U="))
except ErrorInvalidSyncStateData:
    said("SyncFolderItems of nonsense", "ErrorInvalidSyncStateData")

# Move and copy
moved = calendar.get(subject="New")
before = moved.id
copied = moved.copy(ada.trash)
moved.move(ada.trash)
said("MoveItem, CopyItem", (moved.id != before, ada.trash.filter(subject="New").count()))

# Streaming
def write_later():
    other = account()
    CalendarItem(
        account=other,
        folder=other.calendar,
        subject="Streamed",
        start=at(2026, 8, 3, 9, 0),
        end=at(2026, 8, 3, 10, 0),
    ).save(send_meeting_invitations=SEND_TO_NONE)


listener = account()
with listener.calendar.streaming_subscription() as subscription:
    writer = threading.Timer(0.2, write_later)
    writer.start()
    kinds = []
    for notification in listener.calendar.get_streaming_events(subscription, connection_timeout=1):
        kinds = [type(event).__name__ for event in notification.events]
        if kinds != ["StatusEvent"]:
            break
    said("Subscribe, GetStreamingEvents", kinds)
    writer.join()
    listener = account()
said("Unsubscribe", "done")

# People, rooms, zones
said("ResolveNames", [m.email_address for m in ada.protocol.resolve_names(["bob"])])
lists = list(ada.protocol.get_roomlists())
said("GetRoomLists", [str(l.email_address) for l in lists])
said("GetRooms", [r.name for r in ada.protocol.get_rooms(lists[0].email_address)])
zones = list(ada.protocol.get_timezones(return_full_timezone_data=True))
said(
    "GetServerTimeZones",
    (len(zones) > 100, [(z.id, z.get_std_and_dst(for_year=2026)[0].bias) for z in zones if z.id == BERLIN.ms_id]),
)
info = list(
    ada.protocol.get_free_busy_info(
        accounts=[(ada, "Organizer", False), ("room@example.org", "Resource", False)],
        start=at(2026, 5, 11, 0, 0),
        end=at(2026, 5, 12, 0, 0),
        merged_free_busy_interval=60,
        requested_view="DetailedMerged",
    )
)
said(
    "GetUserAvailability",
    [(i.view_type, i.merged, [(str(e.start), e.busy_type) for e in i.calendar_events or []]) for i in info],
)
converted = list(
    ada.protocol.convert_ids(
        [AlternateId(id=single.id, format=EWS_ID, mailbox="ada@example.org")], destination_format=HEX_ENTRY_ID
    )
)
said("ConvertId", converted[0].format)

# Access
said("NTLM", account(auth_type=NTLM, user="EXAMPLE\\ada").calendar.name)
root_account = account(user="service@example.org", access=IMPERSONATION)
said("ExchangeImpersonation", root_account.calendar.filter(subject="Changed").count())
shared = account(user="bob@example.org")
said("delegate access", shared.calendar.filter(subject="Changed").count())

# Autodiscover. exchangelib looks the host up in DNS together with its port, which no resolver knows.
for way in (PoxAutodiscovery, SoapAutodiscovery):
    url = AUTODISCOVER if way is PoxAutodiscovery else AUTODISCOVER.replace(".xml", ".svc")
    discovery = way("ada@example.org", credentials=Credentials("ada@example.org", "hunter2 of ada"))
    discovery._ensure_valid_hostname = lambda url: None
    found, answer = discovery._attempt_response(url)
    settings = answer.response.protocol if way is PoxAutodiscovery else answer
    said(way.__name__, found and settings.ews_url == ENDPOINT)
