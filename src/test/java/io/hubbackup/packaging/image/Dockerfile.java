package io.hubbackup.packaging.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Dockerfile, read. */
public record Dockerfile(List<Stage> stages) {

    private static final Pattern PAIR = Pattern.compile("([^\\s=]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S*)");

    /**
     * One image that is built.
     *
     * @param from the image that it is based on
     */
    public record Stage(String from, List<Instruction> instructions) {

        public Map<String, String> labels() {
            return of("LABEL")
                    .flatMap(label -> PAIR.matcher(label).results())
                    .collect(Collectors.toMap(
                            pair -> pair.group(1),
                            pair -> pair.group(2).replaceAll("^\"|\"$", ""),
                            (first, last) -> last,
                            LinkedHashMap::new));
        }

        /** The arguments of all instructions of a word. */
        public Stream<String> of(String word) {
            return instructions.stream()
                    .filter(instruction -> instruction.word().equals(word))
                    .map(Instruction::arguments);
        }
    }

    public record Instruction(String word, String arguments) {}

    public static Dockerfile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("could not read " + file, unreadable);
        }
    }

    static Dockerfile parse(String text) {
        var stages = new ArrayList<Stage>();
        var joined = text.lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n"))
                .replace("\\\n", " ");
        joined.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var words = line.strip().split("\\s+", 2);
            if (words[0].equals("FROM")) {
                stages.add(new Stage(words[1].split("\\s")[0], new ArrayList<>()));
            } else if (!stages.isEmpty()) {
                stages.getLast().instructions().add(new Instruction(words[0], words[1]));
            }
        });
        return new Dockerfile(stages);
    }

    /** The image that comes out. */
    public Stage lastStage() {
        return stages.getLast();
    }
}
