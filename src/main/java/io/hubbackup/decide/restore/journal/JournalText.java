package io.hubbackup.decide.restore.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.wire.Parsed;

/** A journal as text, for the ConfigMap that keeps it. */
public final class JournalText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalText() {}

    public static String of(Journal journal) {
        try {
            return JSON.writeValueAsString(journal);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a journal that cannot be written", bug);
        }
    }

    /** Refused, with the reason, when somebody has changed the text to something that is no journal. */
    public static Parsed<Journal> parse(String text) {
        try {
            return Parsed.ok(JSON.readValue(text, Journal.class));
        } catch (JsonProcessingException broken) {
            return Parsed.bad(broken.getOriginalMessage());
        }
    }
}
