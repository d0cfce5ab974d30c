package io.hubbackup.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.demo.site.SharedStore;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    @DisplayName(
            "D33 an answer of several lines is printed at once, so that nothing that happens meanwhile comes between them")
    void oneAnswer() {
        var printed = new ArrayList<String>();
        try (var stage = new Somewhere()) {
            new Console(stage, Clock.systemUTC(), printed::add, () -> {}).type("help");
        }
        assertThat(printed).singleElement().asString().contains("status", "kill HUB", "quit");
    }

    /** One hub that nobody asks anything. */
    private static final class Somewhere implements Stage {

        private final Site site =
                new Site("hub-1", new KubernetesClientBuilder().build(), "velero", Path.of("nowhere.kubeconfig"));

        @Override
        public List<Site> sites() {
            return List.of(site);
        }

        @Override
        public SharedStore store() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Site another(Site than) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void kill(Site hub) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void wake(Site hub) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SortedMap<String, String> whereabouts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            site.client().close();
        }
    }
}
