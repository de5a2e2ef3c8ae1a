package io.calferry.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// What Microsoft's schema of EWS says of all that we send and read, taken down as facts: in which
/// order elements stand, which of them and which attributes must be there, and which words their
/// values may be.
final class EwsContract {

    static final String MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages";
    static final String TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";

    /// What every item has, then what a calendar item has, up to the version 2010 SP2, which we
    /// speak.
    private static final String ITEM =
            """
            MimeContent ItemId ParentFolderId ItemClass Subject Sensitivity Body Attachments
            DateTimeReceived Size Categories Importance InReplyTo IsSubmitted IsDraft IsFromMe
            IsResend IsUnmodified InternetMessageHeaders DateTimeSent DateTimeCreated
            ResponseObjects ReminderDueBy ReminderIsSet ReminderMinutesBeforeStart DisplayCc
            DisplayTo HasAttachments ExtendedProperty Culture EffectiveRights LastModifiedName
            LastModifiedTime IsAssociated WebClientReadFormQueryString
            WebClientEditFormQueryString ConversationId UniqueBody
            UID RecurrenceId DateTimeStamp Start End OriginalStart IsAllDayEvent
            LegacyFreeBusyStatus Location When IsMeeting IsCancelled IsRecurring
            MeetingRequestWasSent IsResponseRequested CalendarItemType MyResponseType Organizer
            RequiredAttendees OptionalAttendees Resources ConflictingMeetingCount
            AdjacentMeetingCount ConflictingMeetings AdjacentMeetings Duration TimeZone
            AppointmentReplyTime AppointmentSequenceNumber AppointmentState Recurrence
            FirstOccurrence LastOccurrence ModifiedOccurrences DeletedOccurrences
            MeetingTimeZone StartTimeZone EndTimeZone ConferenceType AllowNewTimeProposal
            IsOnlineMeeting MeetingWorkspaceUrl NetShowUrl
            """;

    /// What stands in an element, in this order; a star where it must be there.
    private static final String CHILDREN =
            """
            GetItem: ItemShape* ItemIds*
            FindItem: ItemShape* IndexedPageItemView CalendarView Restriction SortOrder
              ParentFolderIds* QueryString
            SyncFolderItems: ItemShape* SyncFolderId* SyncState Ignore MaxChangesReturned* SyncScope
            CreateItem: SavedItemFolderId Items*
            UpdateItem: SavedItemFolderId ItemChanges*
            DeleteItem: ItemIds*
            GetFolder: FolderShape* FolderIds*
            FindFolder: FolderShape* IndexedPageFolderView Restriction ParentFolderIds*
            StreamingSubscriptionRequest: FolderIds EventTypes*
            GetStreamingEvents: SubscriptionIds* ConnectionTimeout*
            Unsubscribe: SubscriptionId*
            GetUserAvailabilityRequest: TimeZone* MailboxDataArray* FreeBusyViewOptions
            GetRooms: RoomList*
            GetUserConfiguration: UserConfigurationName* UserConfigurationProperties*
            MailboxData: Email* AttendeeType* ExcludeConflicts
            Email: Name Address* RoutingType
            FreeBusyViewOptions: TimeWindow* MergedFreeBusyIntervalInMinutes RequestedView
            TimeWindow: StartTime* EndTime*
            ItemChange: ItemId OccurrenceItemId Updates*
            ItemShape: BaseShape* IncludeMimeContent BodyType FilterHtmlContent
              AdditionalProperties
            FolderShape: BaseShape* AdditionalProperties
            ExtendedProperty: ExtendedFieldURI* Value Values
            Recurrence: RelativeYearlyRecurrence AbsoluteYearlyRecurrence
              RelativeMonthlyRecurrence AbsoluteMonthlyRecurrence WeeklyRecurrence
              DailyRecurrence NoEndRecurrence EndDateRecurrence NumberedRecurrence
            DailyRecurrence: Interval*
            WeeklyRecurrence: Interval* DaysOfWeek* FirstDayOfWeek
            AbsoluteMonthlyRecurrence: Interval* DayOfMonth*
            RelativeMonthlyRecurrence: Interval* DaysOfWeek* DayOfWeekIndex*
            AbsoluteYearlyRecurrence: DayOfMonth* Month*
            RelativeYearlyRecurrence: DaysOfWeek* DayOfWeekIndex* Month*
            NumberedRecurrence: StartDate* NumberOfOccurrences*
            EndDateRecurrence: StartDate* EndDate*
            NoEndRecurrence: StartDate*
            ModifiedOccurrences/Occurrence: ItemId* Start* End* OriginalStart*
            FirstOccurrence: ItemId* Start* End* OriginalStart*
            LastOccurrence: ItemId* Start* End* OriginalStart*
            DeletedOccurrence: Start*
            Attendee: Mailbox* ResponseType LastResponseTime
            Organizer: Mailbox*
            Mailbox: Name EmailAddress RoutingType MailboxType ItemId
            FileAttachment: AttachmentId Name ContentType ContentId ContentLocation Size
              LastModifiedTime IsInline Content
            CalendarFolder: FolderId ParentFolderId FolderClass DisplayName TotalCount
              ChildFolderCount ExtendedProperty ManagedFolderInformation EffectiveRights
            EffectiveRights: CreateAssociated* CreateContents* CreateHierarchy* Delete* Modify*
              Read* ViewPrivateItems
            GetItemResponseMessage: MessageText ResponseCode* DescriptiveLinkKey MessageXml Items*
            CreateItemResponseMessage: MessageText ResponseCode* DescriptiveLinkKey MessageXml
              Items*
            UpdateItemResponseMessage: MessageText ResponseCode* DescriptiveLinkKey MessageXml
              Items* ConflictResults
            DeleteItemResponseMessage: MessageText ResponseCode* DescriptiveLinkKey MessageXml
            FindItemResponseMessage: MessageText ResponseCode* DescriptiveLinkKey MessageXml
              RootFolder
            SyncFolderItemsResponseMessage: MessageText ResponseCode* DescriptiveLinkKey
              MessageXml SyncState IncludesLastItemInRange Changes
            SubscribeResponseMessage: MessageText ResponseCode* DescriptiveLinkKey MessageXml
              SubscriptionId Watermark
            UnsubscribeResponseMessage: MessageText ResponseCode* DescriptiveLinkKey MessageXml
            GetStreamingEventsResponseMessage: MessageText ResponseCode* DescriptiveLinkKey
              MessageXml Notifications ErrorSubscriptionIds ConnectionStatus
            GetRoomListsResponse: MessageText ResponseCode* DescriptiveLinkKey MessageXml RoomLists
            GetRoomsResponse: MessageText ResponseCode* DescriptiveLinkKey MessageXml Rooms
            Room: Id*
            FreeBusyResponse: ResponseMessage FreeBusyView
            FreeBusyView: FreeBusyViewType* MergedFreeBusy CalendarEventArray WorkingHours
            CalendarEvent: StartTime* EndTime* BusyType* CalendarEventDetails
            CalendarEventDetails: ID Subject Location IsMeeting* IsRecurring* IsException*
              IsReminderSet* IsPrivate*
            Changes/Create: CalendarItem*
            Changes/Update: CalendarItem*
            Changes/Delete: ItemId*
            CreatedEvent: Watermark TimeStamp* FolderId ItemId ParentFolderId*
            ModifiedEvent: Watermark TimeStamp* FolderId ItemId ParentFolderId* UnreadCount
            DeletedEvent: Watermark TimeStamp* FolderId ItemId ParentFolderId*
            MovedEvent: Watermark TimeStamp* FolderId ItemId ParentFolderId* OldFolderId OldItemId
              OldParentFolderId*
            """;

    private static final String DAYS =
            "Sunday Monday Tuesday Wednesday Thursday Friday Saturday Day Weekday WeekendDay";
    private static final String MONTHS =
            "January February March April May June July August September October November December";

    /// Words that the text of an element may be; of an attribute, behind an `@`.
    private static final String WORDS =
            """
            Sensitivity: Normal Personal Private Confidential
            Importance: Low Normal High
            LegacyFreeBusyStatus: Free Tentative Busy OOF NoData
            CalendarItemType: Single Occurrence Exception RecurringMaster
            MyResponseType: Unknown Organizer Tentative Accept Decline NoResponseReceived
            ResponseType: Unknown Organizer Tentative Accept Decline NoResponseReceived
            BusyType: Free Tentative Busy OOF NoData
            Body@BodyType: HTML Text
            BaseShape: IdOnly Default AllProperties
            BodyType: Best HTML Text
            AttendeeType: Organizer Required Optional Room Resource
            RequestedView: None MergedOnly FreeBusy FreeBusyMerged Detailed DetailedMerged
            FreeBusyViewType: None MergedOnly FreeBusy FreeBusyMerged Detailed DetailedMerged
            EventType: CopiedEvent CreatedEvent DeletedEvent ModifiedEvent MovedEvent
              NewMailEvent FreeBusyChangedEvent
            ConnectionStatus: OK Closed
            MailboxType: Mailbox PublicDL PrivateDL Contact PublicFolder Unknown OneOff
            CreateItem@SendMeetingInvitations: SendToNone
            UpdateItem@SendMeetingInvitationsOrCancellations: SendToNone
            DeleteItem@SendMeetingCancellations: SendToNone
            UpdateItem@ConflictResolution: NeverOverwrite AutoResolve AlwaysOverwrite
            DeleteItem@DeleteType: HardDelete SoftDelete MoveToDeletedItems
            FindItem@Traversal: Shallow SoftDeleted Associated
            FindFolder@Traversal: Shallow Deep SoftDeleted
            IndexedPageItemView@BasePoint: Beginning End
            IndexedPageFolderView@BasePoint: Beginning End
            ExtendedFieldURI@DistinguishedPropertySetId: Meeting Appointment Common PublicStrings
              Address InternetHeaders CalendarAssistant UnifiedMessaging Task
            ExtendedFieldURI@PropertyType: Binary Boolean Integer String SystemTime
            DistinguishedFolderId@Id: calendar msgfolderroot root
            FirstDayOfWeek: %1$s
            DaysOfWeek: %1$s
            DayOfWeekIndex: First Second Third Fourth Last
            RelativeYearlyRecurrence/Month: %2$s
            AbsoluteYearlyRecurrence/Month: %2$s
            """
                    .formatted(DAYS, MONTHS);

    /// Attributes that must be there.
    private static final String ATTRIBUTES =
            """
            ItemId: Id
            FolderId: Id
            ParentFolderId: Id
            DistinguishedFolderId: Id
            OccurrenceItemId: RecurringMasterId InstanceIndex
            FieldURI: FieldURI
            ExtendedFieldURI: PropertyType
            Constant: Value
            Body: BodyType
            StartTimeZone: Id
            EndTimeZone: Id
            FindItem: Traversal
            FindFolder: Traversal
            IndexedPageItemView: Offset BasePoint
            IndexedPageFolderView: Offset BasePoint
            CalendarView: StartDate EndDate
            CreateItem: SendMeetingInvitations
            UpdateItem: ConflictResolution SendMeetingInvitationsOrCancellations
            DeleteItem: DeleteType SendMeetingCancellations
            GetItemResponseMessage: ResponseClass
            CreateItemResponseMessage: ResponseClass
            UpdateItemResponseMessage: ResponseClass
            DeleteItemResponseMessage: ResponseClass
            FindItemResponseMessage: ResponseClass
            SyncFolderItemsResponseMessage: ResponseClass
            GetStreamingEventsResponseMessage: ResponseClass
            GetRoomListsResponse: ResponseClass
            GetRoomsResponse: ResponseClass
            """;

    private final Map<String, List<String>> children = rows(CHILDREN);
    private final Map<String, List<String>> words = rows(WORDS);
    private final Map<String, List<String>> attributes = rows(ATTRIBUTES);

    private EwsContract() {
        children.put("CalendarItem", List.of(ITEM.strip().split("\\s+")));
    }

    /// In the words of the version that we say we speak.
    static EwsContract ofRequests() {
        return new EwsContract();
    }

    /// The same, and a younger word that servers give whoever asks.
    static EwsContract ofAnswers() {
        var contract = new EwsContract();
        contract.words.merge(
                "LegacyFreeBusyStatus",
                List.of("WorkingElsewhere"),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        return contract;
    }

    private static Map<String, List<String>> rows(String facts) {
        Map<String, List<String>> rows = new HashMap<>();
        for (var row : facts.replaceAll("\\n +", " ").strip().split("\n")) {
            var at = row.indexOf(':');
            rows.put(row.substring(0, at), List.of(row.substring(at + 1).strip().split("\\s+")));
        }
        return rows;
    }

    /// What breaks it, in the order of the document.
    List<String> faults(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var source = new ByteArrayInputStream(xml.getBytes(UTF_8));
            var faults = new ArrayList<String>();
            look(factory.newDocumentBuilder().parse(source).getDocumentElement(), "", faults);
            return faults;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private void look(Element element, String parent, List<String> faults) {
        var name = element.getLocalName();
        var inside = elements(element);
        var namespace = element.getNamespaceURI();
        if (MESSAGES.equals(namespace) || TYPES.equals(namespace)) {
            order(name, children.get(name), inside, faults);
            order(name, children.get(parent + "/" + name), inside, faults);
            for (var attribute : attributes.getOrDefault(name, List.of())) {
                if (!element.hasAttribute(attribute)) {
                    faults.add(name + ": without " + attribute);
                }
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var one = element.getAttributes().item(i);
                said(name + "@" + one.getNodeName(), one.getNodeValue(), faults);
            }
            if (inside.isEmpty()) {
                said(name, element.getTextContent(), faults);
                said(parent + "/" + name, element.getTextContent(), faults);
            }
            if (name.equals("SetItemField")) {
                setting(inside, faults);
            }
        }
        inside.forEach(one -> look(one, name, faults));
    }

    private static void order(
            String name, @Nullable List<String> row, List<Element> inside, List<String> faults) {
        if (row == null) {
            return;
        }
        var known = row.stream().map(it -> it.replace("*", "")).toList();
        var there = new HashSet<String>();
        var before = "";
        for (var one : inside) {
            var its = one.getLocalName();
            there.add(its);
            if (!known.contains(its)) {
                faults.add(name + ": no " + its);
            } else if (known.indexOf(its) < known.indexOf(before)) {
                faults.add(name + ": " + its + " stands after " + before);
            } else {
                before = its;
            }
        }
        row.stream()
                .filter(it -> it.endsWith("*"))
                .map(it -> it.replace("*", ""))
                .filter(it -> !there.contains(it))
                .forEach(it -> faults.add(name + ": without " + it));
    }

    private void said(String where, String text, List<String> faults) {
        var may = words.get(where);
        if (may == null) {
            return;
        }
        for (var word : text.strip().split("\\s+")) {
            if (!may.contains(word)) {
                faults.add(where + ": no " + word);
            }
        }
    }

    /// One property is set at a time, the one that is named.
    private static void setting(List<Element> inside, List<String> faults) {
        var path = inside.getFirst();
        var values = elements(inside.getLast());
        var uri = path.getAttribute("FieldURI");
        var wanted =
                path.getLocalName().equals("ExtendedFieldURI")
                        ? "ExtendedProperty"
                        : uri.substring(uri.indexOf(':') + 1);
        var names = values.stream().map(Node::getLocalName).toList();
        if (inside.size() != 2 || !names.equals(List.of(wanted))) {
            faults.add("SetItemField: " + names + " for " + wanted);
        }
    }

    private static List<Element> elements(Element parent) {
        var elements = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
