package io.hubbackup.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The transcripts of one topic, as a real kube-apiserver made them: one file, a section for each case. */
record Transcripts(Path file) {

    /** Set on a run against a real kube-apiserver whose answers are to be believed from then on. */
    static final boolean WRITE = Boolean.getBoolean("contract.write");

    private static final Path FOLDER = Path.of("src/test/resources/contract");
    private static final String END = ".txt";
    private static final String TITLE = "### ";

    static Transcripts of(String topic) {
        return new Transcripts(FOLDER.resolve(topic + END));
    }

    /** All topics that have transcripts. */
    static List<String> topics() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> of(Case which) {
        return Optional.ofNullable(sections().get(which.title()));
    }

    void write(Case which, String text) {
        var sections = sections();
        sections.put(which.title(), text);
        save(sections);
    }

    SortedMap<String, String> sections() {
        var sections = new TreeMap<String, String>();
        if (!Files.exists(file)) {
            return sections;
        }
        try {
            var title = "";
            for (var line : Files.readAllLines(file)) {
                if (line.startsWith(TITLE)) {
                    title = line.substring(TITLE.length());
                    sections.put(title, "");
                } else {
                    sections.merge(title, line + "\n", String::concat);
                }
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void save(Map<String, String> sections) {
        var text = new StringBuilder();
        sections.forEach(
                (title, lines) -> text.append(TITLE).append(title).append('\n').append(lines));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One case of a topic. */
    record Case(String title) {}
}
