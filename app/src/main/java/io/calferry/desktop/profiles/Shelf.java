package io.calferry.desktop.profiles;

import io.calferry.profile.BookFile;
import io.calferry.profile.BookReading;
import io.calferry.profile.Problem;
import io.calferry.profile.ProfileBook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// The file of profiles, which tells the agent of every change. Every method may block.
public final class Shelf {

    private final BookFile file;

    public Shelf(BookFile file) {
        this.file = file;
    }

    /// What came of reading or changing the file.
    public sealed interface Answer {

        /// @param book what stands in the file now
        record Book(ProfileBook book) implements Answer {}

        /// The file can't be understood, and is left as it is.
        record Refused(List<Problem> problems) implements Answer {}

        /// The file can't be written; the old one stays.
        record NotWritten() implements Answer {}
    }

    public Path path() {
        return file.path();
    }

    /// What stands in the file.
    public Answer read() {
        return answer(file.read());
    }

    /// What stands in the file, which the agent is told, too: somebody else may have changed it.
    public Answer reread() {
        return answer(file.tell());
    }

    /// Changes what stands in the file.
    public Answer change(UnaryOperator<ProfileBook> how) {
        try {
            return answer(file.change(how));
        } catch (IOException _) {
            return new Answer.NotWritten();
        }
    }

    private static Answer answer(BookReading reading) {
        return switch (reading) {
            case BookReading.Read(var book) -> new Answer.Book(book);
            case BookReading.Refused(var problems) -> new Answer.Refused(problems);
        };
    }
}
