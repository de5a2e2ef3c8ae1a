package io.calferry.exchange;

/// A calendar that was found.
///
/// @param mailbox its address
/// @param name of the folder
/// @param path of names from the top of the mailbox; what to write into a profile
/// @param access what one may do there
/// @param objects how many single items and series it holds
/// @param server what the server says of itself, such as `Exchange 2019 (15.2.1118.7)`
public record ExchangeCalendar(
        String mailbox, String name, String path, Access access, int objects, String server) {

    /// What one may do with a calendar.
    public enum Access {
        READ,
        READ_WRITE
    }

    static ExchangeCalendar of(Folders.Found folder, String mailbox, String server) {
        var rights = folder.element().child("t:EffectiveRights");
        // A server that does not tell lets one try.
        boolean writes =
                rights.isEmpty()
                        || AppointmentReader.is(rights.get(), "t:CreateContents")
                        || AppointmentReader.is(rights.get(), "t:Modify");
        int objects =
                folder.element()
                        .textOf("t:TotalCount")
                        .map(String::strip)
                        .filter(it -> it.matches("\\d{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        return new ExchangeCalendar(
                mailbox,
                folder.name(),
                folder.path(),
                writes ? Access.READ_WRITE : Access.READ,
                objects,
                server);
    }
}
