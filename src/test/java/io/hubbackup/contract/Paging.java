package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lists in pages, and lists of a version. */
abstract class Paging extends Topic {

    @BeforeEach
    void objects() {
        for (var name : new String[] {"a", "b", "c", "d", "e"}) {
            given(widgets(), "{$W, metadata: {name: " + name + ", labels: {odd: '" + "ace".contains(name) + "'}}}");
        }
    }

    @Test
    @DisplayName("§3.1 limit and continue give all objects in pages, in order")
    void pages() {
        var first = get(widgets() + "?limit=2").is(200);
        assertThat(first.names()).containsExactly("a", "b");
        assertThat(first.at("/metadata/remainingItemCount")).isEqualTo("3");
        var second = next(first);
        assertThat(second.names()).containsExactly("c", "d");
        var third = next(second);
        assertThat(third.names()).containsExactly("e");
        assertThat(third.at("/metadata/continue")).isEmpty();
    }

    @Test
    @DisplayName("§3.1 all pages are of one snapshot")
    void snapshot() {
        var first = get(widgets() + "?limit=2").is(200);
        quietly("DELETE", widget("c"), "");
        given(widgets(), "{$W, metadata: {name: bb}}");
        quietly(MERGE, widget("d"), "{spec: {size: 3}}");
        var second = next(first);
        assertThat(second.names()).containsExactly("c", "d");
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(get(widgets()).is(200).names()).containsExactly("a", "b", "bb", "d", "e");
    }

    @Test
    @DisplayName("pages of a selection do not tell how many remain")
    void selected() {
        var first = get(widgets() + "?limit=2&labelSelector=odd%3Dtrue").is(200);
        assertThat(first.names()).containsExactly("a", "c");
        assertThat(first.at("/metadata/remainingItemCount")).isEmpty();
        var token = first.at("/metadata/continue");
        mask(encoded(token), "<continue>");
        assertThat(get(widgets() + "?limit=2&labelSelector=odd%3Dtrue&continue=" + encoded(token))
                        .is(200)
                        .names())
                .containsExactly("e");
    }

    @Test
    @DisplayName("a limit that nobody reaches")
    void large() {
        var all = get(widgets() + "?limit=500").is(200);
        assertThat(all.at("/metadata/continue")).isEmpty();
        assertThat(get(widgets() + "?limit=5").is(200).at("/metadata/continue")).isEmpty();
        get(widgets() + "?limit=0").is(200);
    }

    @Test
    @DisplayName("a continue token that is none is refused; so is one with a resourceVersion")
    void wrongToken() {
        get(widgets() + "?limit=2&continue=e30").is(400);
        var token = get(widgets() + "?limit=2").at("/metadata/continue");
        mask(encoded(token), "<continue>");
        get(widgets() + "?limit=2&resourceVersion=5&continue=" + encoded(token)).is(400);
        get(widgets() + "?limit=x").is(400);
    }

    @Test
    @DisplayName("§3.1 the version of a list is that of the server, and grows")
    void version() {
        var before = Long.parseLong(get(widgets()).is(200).version());
        var made = Long.parseLong(given(widgets(), "{$W, metadata: {name: f}}").version());
        var after = Long.parseLong(get(widgets()).is(200).version());
        assertThat(made).isGreaterThan(before);
        assertThat(after).isGreaterThanOrEqualTo(made);
    }

    @Test
    @DisplayName("a list not older than a version, and exactly of one")
    void ofVersion() {
        var before = get(widgets()).is(200).version();
        quietly("DELETE", widget("a"), "");
        assertThat(get(widgets() + "?resourceVersion=0").is(200).names()).contains("e");
        mask(before, "<version before>");
        get(widgets() + "?resourceVersion=" + before + "&resourceVersionMatch=NotOlderThan")
                .is(200);
        assertThat(get(widgets() + "?resourceVersion=" + before + "&resourceVersionMatch=Exact")
                        .is(200)
                        .names())
                .contains("a");
        get(widgets() + "?resourceVersionMatch=Exact").is(422);
        get(widgets() + "?resourceVersion=" + before + "&resourceVersionMatch=Sometimes")
                .is(422);
        get(widgets() + "?resourceVersion=x").is(400);
        get(widget("e") + "?resourceVersion=0").is(200);
    }

    private Answer next(Answer page) {
        var token = page.at("/metadata/continue");
        mask(encoded(token), "<continue>");
        return get(widgets() + "?limit=2&continue=" + encoded(token)).is(200);
    }
}
