package io.hubbackup.demo.chronicle;

/** Something that happened, in one line. */
public record Fact(Mood mood, String about, String text) {

    /** How a person takes it. */
    public enum Mood {
        GOOD,
        TROUBLE,
        PLAIN
    }

    static Fact good(String about, String text) {
        return new Fact(Mood.GOOD, about, text);
    }

    static Fact trouble(String about, String text) {
        return new Fact(Mood.TROUBLE, about, text);
    }

    static Fact plain(String about, String text) {
        return new Fact(Mood.PLAIN, about, text);
    }
}
