/**
 * Plain values of the design's tokens: phones that need these pages may not know custom properties.
 * No script, font or image is needed to read them.
 */
export function styleOf(isBig: boolean): string {
  const [text, small, head] = isBig ? [24, 22, 32] : [18, 16, 24]
  return `*{box-sizing:border-box}
body{margin:0;padding:60px 0 24px;background:#f5f2ec;color:#262320;font:${text}px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC","WenQuanYi Micro Hei",sans-serif}
h1,h2,p,ul,ol{margin:0;padding:0}main{max-width:560px;margin:0 auto;padding:0 16px}a{color:#7a3e65}
a:focus,button:focus,input:focus,select:focus,textarea:focus{outline:3px solid #1f5fa8;outline-offset:2px}
.exit{position:fixed;top:0;left:0;right:0;z-index:2;display:block;height:52px;line-height:52px;padding:0 16px;background:#262320;color:#fffdf9;text-decoration:none;font-weight:700;font-size:${isBig ? 22 : 18}px;text-align:center}
h1{font-size:${head}px;line-height:1.4;padding:14px 0 4px}.calm{color:#534d46}h2{font-size:${text}px;padding:22px 0 8px}
.call{display:block;overflow:hidden;margin-top:10px;padding:10px 16px;border:1px solid #8a8074;border-radius:6px;background:#fffdf9;color:#262320;text-decoration:none;line-height:1.45}
.call b{float:right;font-size:28px;line-height:52px;color:#7a3e65;padding-left:12px}.call strong{display:block}.call span{color:#534d46;font-size:${small}px}
.now{border:2px solid #a81f1c}.now b,.now strong{color:#a81f1c}
.act{display:block;width:100%;margin-top:10px;padding:14px 16px;border-radius:6px;background:#7a3e65;border:1px solid #7a3e65;color:#fff;text-align:center;text-decoration:none;font:inherit;font-size:${text + 2}px;font-weight:700;cursor:pointer}
.two{background:none;border-color:#8a8074;color:#262320;font-weight:400;font-size:${text}px}.list{text-align:left;background:#fffdf9}
.note{padding:8px 0 0;font-size:${small}px;color:#534d46}.know{margin-top:26px;padding-top:2px;border-top:1px solid #c3b9aa}.know li,.plain li{margin:0 0 8px 24px}
.foot{margin-top:22px;padding-top:14px;border-top:1px solid #c3b9aa;font-size:${small}px;color:#534d46}.foot a{display:inline-block;padding:8px 16px 8px 0}
label,.label{display:block;padding:16px 0 4px;font-weight:700}.hint{display:block;font-weight:400;font-size:${small}px;color:#534d46}
input,select,textarea{width:100%;padding:10px;border:1px solid #8a8074;border-radius:6px;background:#fffdf9;color:#262320;font:inherit}textarea{height:${isBig ? 280 : 220}px}
.error{margin-top:12px;padding:10px 16px;border-left:4px solid #8f5a06;background:#fbefd8}.done{margin-top:12px;padding:10px 16px;border-left:4px solid #7a3e65;background:#f4e9f0}
.code{margin:12px 0;padding:14px 0;border:2px dashed #7a3e65;border-radius:6px;background:#fffdf9;text-align:center;font-size:26px;font-weight:700}
.said{margin-top:12px;padding:10px 16px;border:1px solid #c3b9aa;border-radius:6px;background:#fffdf9;white-space:pre-wrap;word-wrap:break-word}.said small{display:block;color:#534d46;font-size:${small}px}.desk{background:#f4e9f0;border-color:#cfaec2}`
}
