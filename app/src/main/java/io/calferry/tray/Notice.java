package io.calferry.tray;

/// Something that is worth a notification, because a person has to act on it or waited for it.
///
/// @param profile its id
/// @param name what a person calls it
public record Notice(String profile, String name, About about) {

    /// What it is about.
    public sealed interface About {

        /// Only a person can go on.
        record Needed(Overview.Need need) implements About {}

        /// A profile carried something for the first time.
        record FirstSuccess() implements About {}
    }

    /// What a notification says.
    public record Message(String title, String body) {}

    /// This notice in words.
    public Message message(Texts texts) {
        var name = Texts.name(this.name);
        return switch (about) {
            case About.FirstSuccess _ ->
                    new Message(texts.get("notice.first"), texts.get("notice.first.body", name));
            case About.Needed(Overview.Need.SignIn(var host)) ->
                    new Message(
                            texts.get("notice.signin"),
                            texts.get("notice.signin.body", Texts.name(host), name));
            case About.Needed(Overview.Need.Held(var deletions, _)) ->
                    new Message(
                            texts.get("notice.held", name),
                            deletions > 0
                                    ? texts.get("notice.held.deletions", deletions)
                                    : texts.get("notice.held.other"));
            case About.Needed(Overview.Need.Clashes(var count)) ->
                    new Message(
                            texts.get("notice.clashes"),
                            texts.get("notice.clashes.body", count, name));
        };
    }
}
