/* Stands in for the platform's closed library: the same functions under the same names, over a file of the test.
 *
 * ARCHIVE_STAND_IN names a folder. `records` has a line for each record: seq, msgid, version of the key, random key (base64),
 * message, with tabs between. How the platform's own library opens messages is not public; here a message is the hex digits of
 * its bytes, each xored with a byte of the random key. What it says decides what goes wrong.
 * A file `wanted-secret` has the secret, if it is another one than usual. <crash> dies every time, <crash-once> and <leak> once, <code> is refused. A file `die`
 * makes the next look at the archive die, `hang` makes it wait, `no-network` has it refused. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
void FreeMediaData(MediaData_t *media) { free(media); }
char *GetOutIndexBuf(MediaData_t *media) { return media->outindexbuf; }
char *GetData(MediaData_t *media) { return media->data; }
int GetIndexLen(MediaData_t *media) { return media->out_len; }
int GetDataLen(MediaData_t *media) { return media->data_len; }
int IsMediaDataFinish(MediaData_t *media) { return media->is_finish; }
int GetMediaData(WeWorkFinanceSdk_t *sdk, const char *index, const char *file, const char *proxy, const char *passwd, int timeout, MediaData_t *out) {
    (void)sdk, (void)index, (void)file, (void)proxy, (void)passwd, (void)timeout, (void)out;
    return 10005;
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
