package io.hubbackup.run.webhook;

import io.hubbackup.apply.AccessReviews;
import io.hubbackup.apply.AccessReviews.Answer;
import io.hubbackup.apply.AccessReviews.Deed;
import io.hubbackup.apply.AccessReviews.Subject;
import io.hubbackup.decide.restore.admission.Right;
import io.hubbackup.wire.Tree;
import java.util.ArrayList;
import java.util.List;

/** Asks the API server for each right by a SubjectAccessReview. */
public final class ReviewedAccess implements AuthorAccess {

    private final AccessReviews reviews;

    public ReviewedAccess(AccessReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Finding find(Tree user, List<Right> needed) {
        var author = new Subject(user);
        var missing = new ArrayList<Right>();
        for (Right right : needed) {
            switch (reviews.ask(author, deed(right))) {
                case Answer.Allowed allowed -> {}
                case Answer.Denied denied -> missing.add(right);
                case Answer.Unclear(var why) -> {
                    return new Finding.Unclear(why);
                }
            }
        }
        return missing.isEmpty() ? new Finding.Sufficient() : new Finding.Lacking(List.copyOf(missing));
    }

    private static Deed deed(Right right) {
        return new Deed(right.verb(), right.group(), right.resource(), right.namespace());
    }
}
