package io.hubbackup.apiserver.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    @Test
    void namesEveryFieldThatComesAgain() {
        var json = "{'a':1,'b':{'c':1,'c':2,'c':3},'d':[{'e':1},{'e':1,'e':2}],'a':{'c':1}}".replace('\'', '"');

        assertThat(Duplicates.in(json.getBytes(StandardCharsets.UTF_8))).containsExactly("b.c", "d[1].e", "a");
    }

    @Test
    void theSameNameElsewhereIsAnother() {
        var json = "{'a':{'x':1},'b':{'x':1},'c':[{'x':1},{'x':1}]}".replace('\'', '"');

        assertThat(Duplicates.in(json.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
