// The fixed parts of a WordprocessingML package (ECMA-376): what every template of ours shares.

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const contentTypes = `${declaration}
<Types xmlns="${packaged}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/>
<Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/>
</Types>`

export const packageRelations = `${declaration}
<Relationships xmlns="${packaged}/relationships">
<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>
</Relationships>`

export const partRelations = `${declaration}
<Relationships xmlns="${packaged}/relationships">
<Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="${office}/footer" Target="footer1.xml"/>
</Relationships>`

type Style = {
  readonly id: string
  readonly name: string
  /** East Asian font; Word falls back where a machine lacks it */
  readonly font: string
  /** half-points */
  readonly size: number
  /** inner XML of `w:pPr` */
  readonly layout: string
  readonly isBold?: boolean
}

/** Fonts and sizes of party and government documents (GB/T 9704-2012): 小标宋 二号, 仿宋 三号. */
const paragraphStyles: readonly Style[] = [
  style(
    'Title',
    'Title',
    '方正小标宋简体',
    44,
    '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>',
  ),
  style(
    'Subtitle',
    'Subtitle',
    '楷体_GB2312',
    32,
    '<w:spacing w:after="360"/><w:jc w:val="center"/>',
  ),
  style(
    'Heading1',
    'heading 1',
    '黑体',
    32,
    '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:ind w:firstLineChars="200"/><w:outlineLvl w:val="0"/>',
  ),
  style(
    'Body',
    'Body Text',
    '仿宋_GB2312',
    32,
    '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200"/><w:jc w:val="both"/>',
  ),
  style('Caption', 'caption', '黑体', 24, '<w:keepNext/><w:spacing w:before="360" w:after="80"/>'),
  style('Note', 'Note', '仿宋_GB2312', 21, '<w:spacing w:before="60" w:after="60"/>'),
  style('Cell', 'Cell', '仿宋_GB2312', 21, '<w:spacing w:before="40" w:after="40"/>'),
  {
    ...style('CellHead', 'Cell Head', '黑体', 21, '<w:spacing w:before="40" w:after="40"/>'),
    isBold: true,
  },
  style('Footer', 'footer', '宋体', 18, '<w:jc w:val="center"/>'),
]

function style(id: string, name: string, font: string, size: number, layout: string): Style {
  return { id, name, font, size, layout }
}

function styleXml({ id, name, font, size, layout, isBold }: Style): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${layout}</w:pPr>` +
    `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/>` +
    `${isBold === true ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr></w:style>`
  )
}

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
  .join('')

export const styles = `${declaration}
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>
${paragraphStyles.map(styleXml).join('\n')}
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${edges}</w:tblBorders></w:tblPr></w:style>
</w:styles>`
