package org.kyodo.notification.subscription;

import java.time.Instant;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.DepartmentCode;

/** What can be asked of a subscription 購読. */
sealed interface SubscriptionCommand {

    /**
     * 購読を始める.
     *
     * @param department that subscribes: the caller's own, unless the collaboration office does it for another
     * @param webhookUrl where to; with the channel WEBHOOK
     * @param signing how it is signed; without a word, with the secret alone
     */
    @AllowedTo(Role.STAFF)
    record CreateSubscription(
            DepartmentCode department,
            SubscriptionTerms terms,
            Optional<WebhookAddress> webhookUrl,
            Optional<Signing> signing)
            implements SubscriptionCommand {
        public CreateSubscription {
            terms = ordered(terms);
        }
    }

    /**
     * 購読内容を変える.
     *
     * @param webhookUrl another address; without one it stays as it is
     * @param signing another way to sign; without a word it stays as it is
     */
    @AllowedTo(Role.STAFF)
    record ChangeSubscription(SubscriptionTerms terms, Optional<WebhookAddress> webhookUrl, Optional<Signing> signing)
            implements SubscriptionCommand {
        public ChangeSubscription {
            terms = ordered(terms);
        }
    }

    /** 署名鍵を更新する. */
    @AllowedTo(Role.STAFF)
    record RenewSecret() implements SubscriptionCommand {}

    /** Ask the address at once whether it agrees to receive 配信先の確認を求める. */
    @AllowedTo(Role.STAFF)
    record RequestVerification() implements SubscriptionCommand {}

    /** Have a message sent that says nothing 配信を試す. */
    @AllowedTo(Role.STAFF)
    record TestWebhook() implements SubscriptionCommand {}

    /** The address agreed. */
    @AllowedTo(Role.PLATFORM)
    record VerifySink() implements SubscriptionCommand {}

    /** The address did not agree. @param answer as a code */
    @AllowedTo(Role.PLATFORM)
    record RecordVerificationFailure(String answer) implements SubscriptionCommand {}

    /** 停止する. */
    @AllowedTo(Role.STAFF)
    record PauseSubscription() implements SubscriptionCommand {}

    /**
     * A delivery was given up 配信不能による停止.
     *
     * @param answer the last there was
     * @param at when it was given up
     */
    @AllowedTo(Role.PLATFORM)
    record PauseAfterDeadLetter(String answer, Instant at) implements SubscriptionCommand {}

    /** 再開する. */
    @AllowedTo(Role.STAFF)
    record ResumeSubscription() implements SubscriptionCommand {}

    /** 解約する. */
    @AllowedTo(Role.STAFF)
    record EndSubscription() implements SubscriptionCommand {}

    /** 所属の廃止による解約. */
    @AllowedTo(Role.PLATFORM)
    record EndWithDepartment() implements SubscriptionCommand {}

    private static SubscriptionTerms ordered(SubscriptionTerms terms) {
        return new SubscriptionTerms(
                terms.name(), terms.filter(), terms.channels().stream().sorted().toList());
    }
}
