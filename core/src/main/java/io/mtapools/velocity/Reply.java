package io.mtapools.velocity;

/** An answer that was decided under the lock, to be given outside it. Immutable. */
final class Reply {
    private final Answer answer;
    private final Grant grant;
    private final Obstacle obstacle;

    private Reply(Answer answer, Grant grant, Obstacle obstacle) {
        this.answer = answer;
        this.grant = grant;
        this.obstacle = obstacle;
    }

    static Reply granted(Answer answer, Grant grant) {
        return new Reply(answer, grant, null);
    }

    static Reply setAside(Answer answer, Obstacle obstacle) {
        return new Reply(answer, null, obstacle);
    }

    Answer answer() {
        return answer;
    }

    /** What was granted, or null. */
    Grant grant() {
        return grant;
    }

    /** Why it was not, or null. */
    Obstacle obstacle() {
        return obstacle;
    }
}
