/* Stands in for the platform's closed library: the same functions under the same names, over a file of the test.
 *
 * ARCHIVE_STAND_IN names a folder. `records` has a line for each record: seq, msgid, version of the key, random key (base64),
 * message, with tabs between. How the platform's own library opens messages is not public; here a message is the hex digits of
 * its bytes, each xored with a byte of the random key. What it says decides what goes wrong.
 * A file `wanted-secret` has the secret, if it is another one than usual. <crash> dies every time, <crash-once> and <leak> once, <code> is refused. A file `die`
 * makes the next look at the archive die, `hang` makes it wait, `no-network` has it refused. Pictures and files lie there under their
 * ids; <id>.code refuses one with the code in it, <id>.crash dies of it. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 << 10 };

typedef struct WeWorkFinanceSdk_t { int ready; } WeWorkFinanceSdk_t;
typedef struct Slice_t { char *buf; int len; } Slice_t;
typedef struct MediaData { char *outindexbuf; int out_len; char *data; int data_len; int is_finish; } MediaData_t;

static void path_of(const char *name, char path[512]) {
    const char *folder = getenv("ARCHIVE_STAND_IN");
    snprintf(path, 512, "%s/%s", folder ? folder : "/nowhere", name);
}

/* Whether a file was there; it is not afterwards. */
static int taken(const char *name) {
    char path[512];
    path_of(name, path);
    return unlink(path) == 0;
}

WeWorkFinanceSdk_t *NewSdk(void) { return calloc(1, sizeof(WeWorkFinanceSdk_t)); }
void DestroySdk(WeWorkFinanceSdk_t *sdk) { free(sdk); }

int Init(WeWorkFinanceSdk_t *sdk, const char *corpid, const char *secret) {
    char path[512], wanted[128] = "a-secret-of-the-archive";
    path_of("wanted-secret", path);
    FILE *file = fopen(path, "r");
    if (file && !fgets(wanted, sizeof wanted, file)) wanted[0] = 0;
    if (file) fclose(file);
    if (!corpid || strncmp(corpid, "ww", 2) || !secret || strcmp(secret, wanted)) return 10000;
    sdk->ready = 1;
    return 0;
}

Slice_t *NewSlice(void) { return calloc(1, sizeof(Slice_t)); }
void FreeSlice(Slice_t *slice) {
    if (slice) free(slice->buf);
    free(slice);
}
char *GetContentFromSlice(Slice_t *slice) { return slice->buf; }
int GetSliceLen(Slice_t *slice) { return slice->len; }

MediaData_t *NewMediaData(void) { return calloc(1, sizeof(MediaData_t)); }
void FreeMediaData(MediaData_t *media) {
    if (media) free(media->outindexbuf), free(media->data);
    free(media);
}
char *GetOutIndexBuf(MediaData_t *media) { return media->outindexbuf; }
char *GetData(MediaData_t *media) { return media->data; }
int GetIndexLen(MediaData_t *media) { return media->out_len; }
int GetDataLen(MediaData_t *media) { return media->data_len; }
int IsMediaDataFinish(MediaData_t *media) { return media->is_finish; }
int GetMediaData(WeWorkFinanceSdk_t *sdk, const char *index, const char *id, const char *proxy, const char *passwd, int timeout, MediaData_t *out) {
    (void)proxy, (void)passwd, (void)timeout;
    if (!sdk->ready || !index || !id || !*id) return 10000;
    if (strchr(id, '/')) return 10005;
    char name[256], path[512];
    snprintf(name, sizeof name, "%s.crash", id);
    path_of(name, path);
    if (!access(path, F_OK)) abort();
    snprintf(name, sizeof name, "%s.code", id);
    path_of(name, path);
    FILE *file = fopen(path, "r");
    int code = 0;
    if (file && fscanf(file, "%d", &code) != 1) code = 10003;
    if (file) return fclose(file), code;
    path_of(id, path);
    if (!(file = fopen(path, "r"))) return 10005;
    long place = *index ? atol(index) : 0, end = 0;
    if (!fseek(file, 0, SEEK_END)) end = ftell(file);
    if (place < 0 || place > end || fseek(file, place, SEEK_SET)) return fclose(file), 10000;
    out->data = malloc(PIECE);
    out->data_len = (int)fread(out->data, 1, PIECE, file);
    fclose(file);
    out->is_finish = place + out->data_len >= end;
    out->out_len = asprintf(&out->outindexbuf, "%ld", place + out->data_len);
    return 0;
}

int GetChatData(WeWorkFinanceSdk_t *sdk, unsigned long long seq, unsigned int limit, const char *proxy, const char *passwd, int timeout, Slice_t *out) {
    (void)proxy, (void)passwd, (void)timeout;
    /* Libraries talk to the terminal. */
    printf("stand-in: %llu\n", seq);
    fflush(stdout);
    if (taken("die")) abort();
    if (taken("hang")) sleep(1000);
    if (taken("no-network")) return 10001;
    if (!sdk->ready || limit == 0 || limit > 1000) return 10000;
    char path[512];
    path_of("records", path);
    size_t room = 0, length = 0;
    FILE *file = fopen(path, "r"), *text = open_memstream(&out->buf, &length);
    fputs("{\"errcode\":0,\"errmsg\":\"ok\",\"chatdata\":[", text);
    char *line = NULL;
    unsigned int count = 0;
    while (file && getline(&line, &room, file) > 0 && count < limit) {
        char *rest = line, *fields[5];
        for (int field = 0; field < 5; field++) fields[field] = strsep(&rest, "\t\n");
        if (!fields[4] || strtoull(fields[0], NULL, 10) <= seq) continue;
        fprintf(text, "%s{\"seq\":%s,\"msgid\":\"%s\",\"publickey_ver\":%s,\"encrypt_random_key\":\"%s\",\"encrypt_chat_msg\":\"%s\"}",
                count++ ? "," : "", fields[0], fields[1], fields[2], fields[3], fields[4]);
    }
    fputs("]}", text);
    fclose(text);
    out->len = (int)length;
    free(line);
    if (file) fclose(file);
    return 0;
}

int DecryptData(const char *encrypt_key, const char *encrypt_msg, Slice_t *out) {
    size_t length = strlen(encrypt_msg) / 2, key = strlen(encrypt_key);
    if (!key) return 10006;
    char *text = calloc(1, length + 1);
    for (size_t place = 0; place < length; place++) {
        unsigned byte;
        if (sscanf(encrypt_msg + 2 * place, "%2x", &byte) != 1) return 10008;
        text[place] = (char)(byte ^ (unsigned char)encrypt_key[place % key]);
    }
    if (strstr(text, "<crash>")) abort();
    if (strstr(text, "<crash-once>") && taken("crash-once")) abort();
    if (strstr(text, "<code>")) return 10008;
    if (strstr(text, "<leak>") && taken("leak")) memset(malloc(600u << 20), 1, 600u << 20);
    out->buf = text;
    out->len = (int)length;
    return 0;
}
