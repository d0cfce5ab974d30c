package io.hubbackup.apiserver.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hubbackup.apiserver.request.ApiFailure;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("app", "a", "tier", "", "n", "5");

    @ParameterizedTest
    @DisplayName("§3.1 every operator of a label selector")
    @CsvSource(
            delimiter = '|',
            value = {
                "app=a                     | true",
                "app==a                    | true",
                "app!=a                    | false",
                "none!=a                   | true",
                "app in (b, a)             | true",
                "app in (b)                | false",
                "none in (b)               | false",
                "app notin (b)             | true",
                "app notin (a,b)           | false",
                "none notin (a)            | true",
                "app                       | true",
                "none                      | false",
                "!none                     | true",
                "!app                      | false",
                "tier=                     | true",
                "app in ()                 | false",
                "tier in (x,,y)            | true",
                "n>4                       | true",
                "n>5                       | false",
                "n<6                       | true",
                "app=a,tier,!none          | true",
                "app=a,none                | false",
            })
    void selects(String selector, boolean selected) {
        assertThat(LabelSelector.of(selector).test(LABELS)).isEqualTo(selected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=a b       | found 'b', expected: ',' or 'end of string'",
                "app in a      | unable to parse requirement: found 'a' expected: '('",
                "app in (a b)  | unable to parse requirement: found 'b', expected: ',' or ')'",
                "app in (a     | unable to parse requirement: found '', expected: ',' or ')'",
                "app lt 2      | unable to parse requirement: found 'lt', expected: in, notin, =, ==, !=, gt, lt",
                "app=a,        | found '', expected: identifier after ','",
                ",app          | found ',', expected: !, identifier, or 'end of string'",
            })
    void refuses(String selector, String why) {
        assertThatThrownBy(() -> LabelSelector.of(selector))
                .isInstanceOf(ApiFailure.class)
                .hasMessage(why);
    }
}
